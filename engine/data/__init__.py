"""Tables of numbers from elsewhere: what a text or a file says, and what it leaves open."""
