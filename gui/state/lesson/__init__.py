"""What the window knows of lessons, the zoo and predictions: what is shown in place of one's own work."""
