"""Check my text: a draft that exists already, what is good in it, what is missing, and what there is to look at."""
