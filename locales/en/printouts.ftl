# Documents to take along and to print. File names are plain ASCII: they travel in a header.

printout-foot = Ozéli-D · made on { $day }
printout-number = Number

pocs-all = All
pocs-planned = To launch
pocs-in_progress = In progress
pocs-completed = Completed
pocs-on_hold = On hold
pocs-abandoned = Abandoned
pocs-steps = { $passed } of { $all } steps passed
pocs-step-0 = No step passed

# The half-year review: the words of its page.
review-file = review-of-experiments
review-title-1 = Review of the experiments, first half of { $year }
review-title-2 = Review of the experiments, second half of { $year }
review-branch = The whole branch
review-span = { $place }. From { $from } to { $until }.
review-draft = Draft: the figures follow what happens until the review is frozen.
review-foot-frozen = Ozéli-D · review frozen on { $day }
review-foot-draft = Ozéli-D · draft of { $day }
review-figures = Where the experiments stand
review-sentence-one = { $count } experiment followed.
review-sentence-many = { $count } experiments followed.
review-before = In the review before: { $count }.
review-restricted-one = { $count } experiment of restricted circulation is counted and not named.
review-restricted-many = { $count } experiments of restricted circulation are counted and not named.
review-started = What started
review-started-nothing = No experiment was launched.
review-completed = What ended
review-completed-nothing = None ended.
review-held = What was put on hold
review-held-nothing = None was put on hold.
review-abandoned = What was abandoned
review-abandoned-nothing = None was abandoned.
review-right = Stopping is part of the right to experiment: what follows taught everybody something.
review-causes = Why
review-cause = Cause
review-lessons = What we learn from it
review-lessons-nothing = No lesson was noted.
review-attention = What asks for attention
review-reason = Reason

# The figures of a meeting, one question a slide.
portfolio-file = portfolio-of-experiments
portfolio-title = Portfolio of the experiments
portfolio-counted = { $place }, counted on { $day }.
portfolio-branch = The whole branch
portfolio-restricted-one = { $count } experiment of restricted circulation is counted, and in no list of yours.
portfolio-restricted-many = { $count } experiments of restricted circulation are counted, and in no list of yours.
portfolio-earlier = On { $day }
portfolio-status = State
portfolio-now = Today
portfolio-attention = What asks for attention
portfolio-nothing-waits = Nothing waits: all move on.
portfolio-steps = In progress: up to which step?
portfolio-step = Last step passed
portfolio-departments = Which departments?
portfolio-department = Department
portfolio-others = Others
portfolio-objectives = Which strategic objectives do they serve?
portfolio-objective = Objective
portfolio-no-objective = No declared objective
portfolio-causes = Why do they stop?
portfolio-cause = Cause
portfolio-right = Stopping is part of the right to experiment.
portfolio-nothing = Nothing to count here.
