"""Help in the window: the manual, words that explain themselves, and What is this?"""
