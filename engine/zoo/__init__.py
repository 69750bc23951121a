"""The bug zoo: each file here is a specimen, a network with one historic mistake, found by its class."""
