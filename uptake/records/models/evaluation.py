"""The study and its report, with the facts that the catalogue holds about it (requirement A1)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from uptake.domain.vocabulary import Coverage, EvaluatorKind, Level, Timing
from uptake.people.models import Office
from uptake.records.models.code import CodeEntry
from uptake.records.models.rules import in_order, language, one_of, together


class Evaluation(models.Model):
    """An evaluation. `published_on` is the publication date of the report: the process counts from it.

    The response side: `policy` names the rules it follows, `template` the form it was written in. The matrix is
    public from `matrix_published_on`, or closed to the public from `restricted_on` with `restricted_reason`, for good
    or until `restricted_until` (A7). Nobody deletes: `withdrawn_on` and its reason take an evaluation out of sight.
    `as_written` holds every column of an import untouched.
    """

    title = models.CharField(_('title'), max_length=1000)
    title_language = models.CharField(_('language of the title'), max_length=2, blank=True)
    reference = models.CharField(_('reference'), max_length=120, blank=True)
    year = models.PositiveSmallIntegerField(_('year'), null=True, blank=True)
    donor = models.TextField(_('donor'), blank=True)
    commissioner = models.TextField(_('commissioner'), blank=True)
    author = models.TextField(_('author'), blank=True)
    evaluator_kind = models.CharField(_('evaluator'), max_length=20, blank=True)
    timing = models.CharField(_('timing'), max_length=20, blank=True)
    coverage = models.CharField(_('coverage'), max_length=20, blank=True)
    central = models.BooleanField(_('central evaluation'), default=False)
    pages = models.PositiveIntegerField(_('pages without annexes'), null=True, blank=True)
    period_from = models.DateField(_('period evaluated from'), null=True, blank=True)
    period_to = models.DateField(_('period evaluated to'), null=True, blank=True)
    managing_office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name='evaluations')
    participating_offices = models.ManyToManyField(Office, through='Participation', related_name='takes_part_in')
    codes = models.ManyToManyField(CodeEntry, through='EvaluationCode', related_name='evaluations')
    published_on = models.DateField(_('publication date'), null=True, blank=True)
    policy = models.CharField(max_length=40, default='iom-2022')
    template = models.CharField(max_length=40, blank=True)
    overall_comment = models.TextField(_('overall comment'), blank=True)
    coordinator_as_written = models.CharField(_('coordinator as written'), max_length=500, blank=True)
    matrix_published_on = models.DateField(_('matrix published'), null=True, blank=True)
    restricted_on = models.DateField(_('restricted'), null=True, blank=True)
    restricted_reason = models.TextField(_('why the matrix may not be published'), blank=True)
    restricted_until = models.DateField(_('restricted until'), null=True, blank=True)
    withdrawn_on = models.DateField(_('withdrawn'), null=True, blank=True)
    withdrawn_reason = models.TextField(_('why it was withdrawn'), blank=True)
    as_written = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ['-published_on', '-id']
        indexes = [
            models.Index(fields=['-published_on', '-id'], name='evaluation_newest'),
            models.Index(fields=['year', '-published_on', '-id'], name='evaluation_by_year'),
            models.Index(fields=['managing_office', '-published_on', '-id'], name='evaluation_by_office'),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=''), name='evaluation_titled'),
            language('evaluation_title_language', 'title_language'),
            one_of('evaluation_evaluator_kind', 'evaluator_kind', EvaluatorKind, blank=True),
            one_of('evaluation_timing', 'timing', Timing, blank=True),
            one_of('evaluation_coverage', 'coverage', Coverage, blank=True),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__gte=1950, year__lte=2100), name='evaluation_year'
            ),
            in_order('evaluation_period', 'period_from', 'period_to'),
            together('evaluation_restricted', 'restricted_reason', 'restricted_on'),
            together('evaluation_withdrawn', 'withdrawn_reason', 'withdrawn_on'),
            models.CheckConstraint(
                condition=Q(restricted_until__isnull=True) | Q(restricted_on__isnull=False),
                name='evaluation_restricted_until',
            ),
            in_order('evaluation_restricted_period', 'restricted_on', 'restricted_until'),
            models.CheckConstraint(
                condition=Q(matrix_published_on__isnull=True)
                | Q(published_on__isnull=False, matrix_published_on__gte=models.F('published_on')),
                name='evaluation_matrix_after_report',
            ),
            models.CheckConstraint(
                condition=Q(matrix_published_on__isnull=True) | Q(restricted_on__isnull=True),
                name='evaluation_matrix_public_or_restricted',
            ),
        ]

    def __str__(self) -> str:
        return self.title


class EvaluationLevel(models.Model):
    """One of the levels at which something is evaluated; an evaluation may have several."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name='levels')
    level = models.CharField(max_length=20)

    class Meta:
        ordering = ['evaluation', 'level']
        constraints = [
            one_of('evaluation_level', 'level', Level),
            models.UniqueConstraint(fields=['level', 'evaluation'], name='evaluation_level_once'),
        ]

    def __str__(self) -> str:
        return self.level


class EvaluationCode(models.Model):
    """A theme, country, region … of an evaluation, with the words in which it was written."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name='code_rows')
    entry = models.ForeignKey(CodeEntry, models.PROTECT, related_name='uses', db_index=False)
    as_written = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=['entry', 'evaluation'], name='evaluation_code_once')]

    def __str__(self) -> str:
        return f'{self.evaluation_id}: {self.entry_id}'


class Participation(models.Model):
    """An office that takes part in an evaluation that another office manages."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name='participations')
    office = models.ForeignKey(Office, models.PROTECT, related_name='participations', db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=['office', 'evaluation'], name='participation_once')]

    def __str__(self) -> str:
        return f'{self.evaluation_id}: {self.office_id}'


class ProjectCode(models.Model):
    """A code of the project system, in the order in which the codes were written."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name='project_codes')
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=200, db_index=True)

    class Meta:
        ordering = ['evaluation', 'position']
        constraints = [
            models.UniqueConstraint(fields=['evaluation', 'code'], name='project_code_once'),
            models.UniqueConstraint(fields=['evaluation', 'position'], name='project_code_position'),
            models.CheckConstraint(condition=~Q(code=''), name='project_code_given'),
        ]

    def __str__(self) -> str:
        return self.code
