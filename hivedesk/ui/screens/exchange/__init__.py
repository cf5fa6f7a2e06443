"""*Exchange*: what is sent to the fostering service and what comes from it, sealed; whose keys are trusted."""
