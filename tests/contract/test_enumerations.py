"""The domain's words and the contract's spellings are the same words."""

from stormops_desktop.domain.claims.vocabulary import PaperKind
from stormops_desktop.domain.jobs.status import JobStatus, Outcome
from stormops_desktop.domain.merge import RULES, Policy
from stormops_desktop.domain.papers.signature import SignedBy
from sync.contracts.blobs import BlobState
from sync.contracts.entities.fieldwork import JOB_STATUS, OUTCOMES, PHOTO_STATES
from sync.contracts.entities.papers import PAPER_KINDS, PAPER_STATES, SIGNED_BY
from sync.contracts.rules import Rules
from sync.contracts.schema import Merge


def test_job_words_agree():
    assert tuple(JobStatus) == JOB_STATUS
    assert tuple(Outcome) == OUTCOMES


def test_merge_rules_agree():
    assert {policy.value for policy in Policy} == {merge.value for merge in Merge}


def test_the_domains_rules_fit_the_port():
    rules: Rules = RULES  # mypy holds the signatures
    assert rules.update("lww", 1, 2) == 2


def test_the_states_of_a_file_are_states_of_its_photo() -> None:
    assert {state.value for state in BlobState} <= set(PHOTO_STATES)


def test_the_words_of_papers_agree() -> None:
    assert tuple(PaperKind) == PAPER_KINDS
    assert tuple(SignedBy) == SIGNED_BY
    assert {state.value for state in BlobState} <= set(PAPER_STATES)
