"""The manual: pages from files, the glossary, and what is written anew from the code."""
