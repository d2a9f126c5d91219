"""The only room that speaks SQL: the tables, the questions asked of them, the audit trail and the transaction."""
