"""How programs lay out the weights of a recurrent layer, one file each."""
