# The page of a kit, as people take it away (the template of A35).

kit-kind-deployment = Kit de déploiement
kit-kind-support = Kit d’accompagnement
kit-release = version { $number } du { $day }
kit-files = Fichiers joints

kit-section-context = Contexte et besoin
kit-section-solution = Solution
kit-section-conditions = Conditions de déploiement
kit-section-cost_and_means = Coût et moyens
kit-section-steps = Étapes
kit-section-contact = Contact
kit-section-evaluation = Évaluation

kit-file-accessible = accessible
kit-file-partly_accessible = accessible en partie
kit-file-not_accessible = non accessible
kit-file-not_assessed = accessibilité non évaluée
