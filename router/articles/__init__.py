"""Help articles: how their files are written (`document`), how they are found (`search`), which are in force (`library`)."""
