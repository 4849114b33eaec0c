# What documents made from an experiment say: the opportunity study, the practice that is proposed.

poc-status-planned = To launch
poc-status-in_progress = In progress
poc-status-completed = Completed
poc-status-on_hold = On hold
poc-status-abandoned = Abandoned

step-frame_challenge = Frame the challenge
step-identify_stakeholders = Identify the stakeholders
step-describe_solution = Describe the solution in general and how it is made
step-plan = Describe the plan of the experiment, or prepare for project mode
step-build_prototype = Build the solution: make the prototype
step-project_deployment = Project the use of the solution in its environment, with deployment in view
step-validate = Validate the experiment

question-expected_impact = What effect do you expect, and on whom?
question-solution_nature = Is it a product, a service, both?
question-test_method = How will we know?
question-expected_benefits = What is gained compared with today?
question-review_outline = What will the review ask?
question-existing_checked = What exists already?
question-target_population = Who is directly concerned?
question-builders = Who builds it?
question-project_team = Who sponsors, who leads, who shares the success?
question-solution_description = What is the solution, broadly?
question-realisation_mode = How will it be made?
question-references = What shows that it answers the challenge?
question-project_organisation = How is the team organised?
question-schedule = What schedule?
question-skills = Which skills are needed?
question-resources = Which resources are needed?
question-prototype = What is the prototype like?
question-tracking = Cost, time, quality: where are we? (or the link to SYSPEO)
question-iterations = What did you try, measure, learn?
question-meets_expectations = Does the prototype meet what step 1 expected?
question-demonstration = What shows it?
question-deployment_plan = What model plan for deployment?
question-project_lifecycle_entry = Where does it enter the project life cycle?
question-integration = How to integrate it, in systems and in processes?
question-validation = How was the validation organised?
question-follow_up = What follows?
question-opportunity_study = What elements for the opportunity study?

solution_nature-product = A product
solution_nature-service = A service
solution_nature-both = Both
meets_expectations-yes = Yes
meets_expectations-partly = In part
meets_expectations-no = No
follow_up-stopped = It stops there
follow_up-adapted = It is adapted
follow_up-enlarged = It is enlarged
follow_up-project = It becomes a project

gate-go = GO
gate-conditional_go = Conditional GO
gate-no_go = NO GO
gate-validated = Validated
gate-not_validated = Not validated

lesson-success = Success
lesson-failure = Failure
lesson-difficulty = Difficulty
lesson-good_practice = Good practice

assurance-security = security
assurance-deadlines = deadlines
assurance-quality = quality

# The opportunity study. The file name is plain ASCII: it travels in a header.
study-file = opportunity-study
study-title = Opportunity study: { $title }
study-progress = { $passed } of { $all } steps passed ({ $percent }%)
study-to-complete = To be completed
study-decision = Decision
study-decided = **{ $verdict }**, decided by { $decider } on { $day }.
study-assured = Assured: { $list }.
study-lessons = Lessons
study-lesson = **{ $kind }**: { $text }

# The practice that a validated experiment proposes.
proposal-verdict = **Validation**: { $words }
proposal-follow-up = **And then?** { $words }.
proposal-deployment_plan = Deployment plan
proposal-resources = Resources needed
proposal-lesson = **{ $kind }** ({ $step }): { $text }
proposal-technique = { $name }: { $note }

# The template of an experiment. The file name has no accent: it travels in a header.
template-title = Template: the seven steps of an experiment
template-lead = Nothing is mandatory: answer what serves you, in one sentence if it is enough. Only the two decisions, after steps 3 and 7, are expected.
template-file = experiment-template
template-number = Step
template-step = Title
template-question = Question
template-answers = Offered answers
template-answer = Your answer
