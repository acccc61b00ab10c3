"""Language models as plain functions that a stage is handed."""
