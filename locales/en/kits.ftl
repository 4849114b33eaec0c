# The page of a kit, as people take it away (the template of A35).

kit-kind-deployment = Deployment kit
kit-kind-support = Support kit
kit-release = version { $number }, { $day }
kit-files = Files

kit-section-context = Context and need
kit-section-solution = Solution
kit-section-conditions = Conditions for deployment
kit-section-cost_and_means = Cost and means
kit-section-steps = Steps
kit-section-contact = Contact
kit-section-evaluation = Evaluation

kit-file-accessible = accessible
kit-file-partly_accessible = partly accessible
kit-file-not_accessible = not accessible
kit-file-not_assessed = accessibility not assessed
