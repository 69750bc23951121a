"""What is taken away: plots, animations, scripts, worksheets."""
