"""What is made from the models besides the site: what editors, forms and other programs are told of the keys."""
