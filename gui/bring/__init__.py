"""A model and numbers from elsewhere: understood, asked about, taken."""
