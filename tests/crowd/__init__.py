"""Many processes over one database, and very much on the queue: nothing twice, nobody waits."""
