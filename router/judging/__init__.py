"""How the desk asks the rules: which hold (`rulebook`), what they are told (`past`), what they say (`judge`), others on trial (`trial`)."""
