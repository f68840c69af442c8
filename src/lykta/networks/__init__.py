"""Networks of people who keep the subject alive in their organisations."""
