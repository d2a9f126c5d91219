"""Horzel beside a bare Bolt app that only acknowledges: ratios measured in one run, never asserted in a test."""
