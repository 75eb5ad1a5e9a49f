"""Tables and the functions over them, one module per noun. A function takes the transaction, is synchronous, does no other I/O."""
