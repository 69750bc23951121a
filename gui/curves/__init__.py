"""What plots are drawn with: axes, curves, legend, zoom, pictures of them."""
