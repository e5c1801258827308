"""The tables of a gradebook: nbgrader's own, and ours beside them.

nbgrader's tables are declared here as nbgrader 0.9.6 makes them, so that a run need not pay nbgrader's import (3.5 s);
a test holds every column and constraint against a database that nbgrader made. Ours carry the prefix ``netzwerk_``
and live in the same database so that points and the record of how they came about are written in one transaction.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Enum,
    Float,
    ForeignKey,
    Index,
    Integer,
    Interval,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

ALEMBIC_HEAD = "e43177bfe90b"  # nbgrader 0.9.6

NBGRADER = MetaData()
OURS = MetaData()


def _id() -> Column[str]:
    return Column("id", String(32), primary_key=True)


course = Table("course", NBGRADER, Column("id", String(128), primary_key=True, unique=True))

student = Table(
    "student",
    NBGRADER,
    Column("id", String(128), primary_key=True),
    Column("first_name", String(128)),
    Column("last_name", String(128)),
    Column("email", String(128)),
    Column("lms_user_id", String(128)),
)

assignment = Table(
    "assignment",
    NBGRADER,
    _id(),
    Column("name", String(128), unique=True, nullable=False),
    Column("duedate", DateTime()),
    Column("course_id", String(128), ForeignKey("course.id"), nullable=False),
)

notebook = Table(
    "notebook",
    NBGRADER,
    _id(),
    Column("name", String(128), nullable=False),
    Column("assignment_id", String(32), ForeignKey("assignment.id")),
    Column("kernelspec", String(1024)),
    UniqueConstraint("name", "assignment_id"),
)

base_cell = Table(
    "base_cell",
    NBGRADER,
    _id(),
    Column("name", String(128), nullable=False),
    Column("notebook_id", String(32), ForeignKey("notebook.id"), nullable=False),
    Column("type", String(50)),
    UniqueConstraint("name", "notebook_id", "type"),
)


def _graded(name: str) -> Table:
    return Table(
        name,
        NBGRADER,
        Column("id", String(32), ForeignKey("base_cell.id"), primary_key=True),
        Column("max_score", Float(), nullable=False),
        Column("cell_type", Enum("code", "markdown", name="grade_cell_type", validate_strings=True), nullable=False),
    )


grade_cells = _graded("grade_cells")
task_cells = _graded("task_cells")
solution_cells = Table(
    "solution_cells", NBGRADER, Column("id", String(32), ForeignKey("base_cell.id"), primary_key=True)
)

source_cell = Table(
    "source_cell",
    NBGRADER,
    _id(),
    Column("name", String(128), nullable=False),
    Column("cell_type", Enum("code", "markdown", name="source_cell_type", validate_strings=True), nullable=False),
    Column("locked", Boolean, nullable=False),
    Column("source", Text()),
    Column("checksum", String(128)),
    Column("notebook_id", String(32), ForeignKey("notebook.id")),
    UniqueConstraint("name", "notebook_id"),
)

submitted_assignment = Table(
    "submitted_assignment",
    NBGRADER,
    _id(),
    Column("assignment_id", String(32), ForeignKey("assignment.id")),
    Column("student_id", String(128), ForeignKey("student.id")),
    Column("timestamp", DateTime()),
    Column("extension", Interval()),
    UniqueConstraint("assignment_id", "student_id"),
)

submitted_notebook = Table(
    "submitted_notebook",
    NBGRADER,
    _id(),
    Column("assignment_id", String(32), ForeignKey("submitted_assignment.id")),
    Column("notebook_id", String(32), ForeignKey("notebook.id")),
    Column("flagged", Boolean),
    Column("late_submission_penalty", Float()),
    UniqueConstraint("notebook_id", "assignment_id"),
)

grade = Table(
    "grade",
    NBGRADER,
    _id(),
    Column("notebook_id", String(32), ForeignKey("submitted_notebook.id")),
    Column("cell_id", String(32), ForeignKey("base_cell.id")),
    Column("auto_score", Float()),
    Column("manual_score", Float()),
    Column("extra_credit", Float()),
    Column("needs_manual_grade", Boolean, nullable=False),
    UniqueConstraint("cell_id", "notebook_id"),
)

comment = Table(
    "comment",
    NBGRADER,
    _id(),
    Column("notebook_id", String(32), ForeignKey("submitted_notebook.id")),
    Column("cell_id", String(32), ForeignKey("base_cell.id")),
    Column("auto_comment", Text()),
    Column("manual_comment", Text()),
    UniqueConstraint("cell_id", "notebook_id"),
)

alembic_version = Table("alembic_version", NBGRADER, Column("version_num", String(32), nullable=False))

# nbgrader makes none of these; with them its own export is 29 times faster at 1,000 participants (measured).
INDEXES = (
    Index("ix_netzwerk_submitted_notebook_assignment", submitted_notebook.c.assignment_id),
    Index("ix_netzwerk_grade_notebook", grade.c.notebook_id),
    Index("ix_netzwerk_submitted_assignment_student", submitted_assignment.c.student_id),
    Index("ix_netzwerk_comment_notebook", comment.c.notebook_id),
    Index("ix_netzwerk_notebook_assignment", notebook.c.assignment_id),
    Index("ix_netzwerk_base_cell_notebook", base_cell.c.notebook_id),
)


def _whose(*, primary_key: bool = False) -> tuple[Column[str], Column[str]]:
    """Of which assignment and participant a row of ours speaks."""
    names = "assignment", "participant"
    first, second = (Column(name, String(128), primary_key=primary_key, nullable=False) for name in names)
    return first, second


# What the last run found for each submission: the journal that makes a run resumable.
state = Table(
    "netzwerk_state",
    OURS,
    *_whose(primary_key=True),
    Column("digest", String(64), nullable=False),  # SHA-256 of what was received: answers, time, troubles
    Column("rules", String(64), nullable=False),  # fingerprint of exercises, checks, key and points
    Column("decided", Boolean, nullable=False),
    Column("troubles", Text(), nullable=False),  # JSON [{code, was, tun, blocks}]
    Column("cells", Text(), nullable=False),  # JSON {grade id: digest of the answer it was given for}
    Column("written", Integer, nullable=False),  # size of the graded notebook: a half-written one is noticed
    Column("graded_at", String(32), nullable=False),
)

# Every submission ever graded, and every grade it was given, stays readable.
attempt = Table(
    "netzwerk_attempt",
    OURS,
    Column("number", Integer, primary_key=True, autoincrement=True),
    *_whose(),
    Column("answers_digest", String(64), nullable=False),
    Column("received_at", String(32)),
    Column("graded_at", String(32), nullable=False),
    Column("rules", String(64), nullable=False),
    Column("decided", Boolean, nullable=False),
    Column("auto", Float()),
    Column("findings", LargeBinary, nullable=False),  # zlib of JSON: the grade per exercise and check
    Column("answers", LargeBinary),  # zlib of the answer file; NULL where an earlier row of the same digest has it
    Index("ix_netzwerk_attempt", "assignment", "participant", "answers_digest"),
)

# What people gave by rubric, every version of it; "second" opinions stand here only, never in nbgrader's rows.
mark = Table(
    "netzwerk_mark",
    OURS,
    Column("number", Integer, primary_key=True, autoincrement=True),
    *_whose(),
    Column("exercise", String(128), nullable=False),
    Column("who", String(128), nullable=False),
    Column("second", Boolean, nullable=False),
    Column("at", String(32), nullable=False),
    Column("answer", String(64), nullable=False),  # digest of the answer it was given for
    Column("levels", Text(), nullable=False),  # JSON {criterion: 0–3}
    Column("points", Float(), nullable=False),
    Column("extra", Float(), nullable=False),
    Column("extra_reason", Text(), nullable=False),
    Column("comment", Text(), nullable=False),
    Index("ix_netzwerk_mark", "assignment", "participant", "exercise"),
)

# Marks that were taken back; the mark itself stays readable.
withdrawn = Table(
    "netzwerk_withdrawn",
    OURS,
    Column("mark", Integer, primary_key=True, autoincrement=False),  # number of the mark
    Column("who", String(128), nullable=False),
    Column("at", String(32), nullable=False),
)

# Which of two opinions counts for an exercise; the last row holds, no row means the first opinion.
counting = Table(
    "netzwerk_counting",
    OURS,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("exercise", String(128), nullable=False),
    Column("counting", String(16), nullable=False),  # first, mean
    Column("who", String(128), nullable=False),
    Column("at", String(32), nullable=False),
    Column("why", Text(), nullable=False),
)

# What a participant was last shown: the feedback of which attempt, whole or its automatic part only. What people gave
# stays hidden until the whole feedback is released, so what was released of it is kept here.
published = Table(
    "netzwerk_published",
    OURS,
    *_whose(primary_key=True),
    Column("attempt", Integer, nullable=False),  # number of the attempt that the page speaks of
    Column("answers_digest", String(64), nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("hand", Text(), nullable=False),  # JSON {exercise: what a person gave, as it was released}
    Column("at", String(32), nullable=False),
)

# Who changed which points when, and why. Rows are only ever added; each holds the hash of the one before.
journal = Table(
    "netzwerk_journal",
    OURS,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("who", String(128), nullable=False),
    Column("kind", String(32), nullable=False),
    *_whose(),
    Column("before", Text(), nullable=False),  # JSON
    Column("after", Text(), nullable=False),  # JSON
    Column("why", Text(), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
