"""The panel of computational graphs: how one is laid out, drawn, walked and put into words."""
