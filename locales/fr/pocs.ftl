# What documents made from an experiment say: the opportunity study, the practice that is proposed.
# Steps: the titles of the report, word for word (requirement R179). Questions: the same words as in the portal.

poc-status-planned = À lancer
poc-status-in_progress = En cours
poc-status-completed = Terminée
poc-status-on_hold = Gelée
poc-status-abandoned = Abandonnée

step-frame_challenge = Poser le challenge
step-identify_stakeholders = Décrire les parties prenantes
step-describe_solution = Décrire de manière générale la solution et son mode de réalisation
step-plan = Décrire le plan de réalisation du POC ou se préparer à entrer en mode projet
step-build_prototype = Développer la solution : réaliser le prototype
step-project_deployment = Projeter l’utilisation de la solution dans son environnement en vue de son déploiement
step-validate = Valider le POC

question-expected_impact = Quel effet attendez-vous, et sur qui ?
question-solution_nature = Est-ce un produit, un service, les deux ?
question-test_method = Comment le saura-t-on ?
question-expected_benefits = Qu’y gagne-t-on par rapport à aujourd’hui ?
question-review_outline = Quelles questions le bilan posera-t-il ?
question-existing_checked = Qu’existe-t-il déjà ?
question-target_population = Qui est directement concerné ?
question-builders = Qui construit ?
question-project_team = Qui porte, qui pilote, qui est associé à la réussite ?
question-solution_description = Quelle est la solution, dans les grandes lignes ?
question-realisation_mode = Comment sera-t-elle réalisée ?
question-references = Qu’est-ce qui montre qu’elle répond au challenge ?
question-project_organisation = Comment l’équipe s’organise-t-elle ?
question-schedule = Quel calendrier ?
question-skills = Quelles compétences réunir ?
question-resources = Quels moyens prévoir ?
question-prototype = À quoi ressemble le prototype ?
question-tracking = Coût, délai, qualité : où en est-on ? (ou le lien vers SYSPEO)
question-iterations = Qu’avez-vous essayé, mesuré, appris ?
question-meets_expectations = Le prototype répond-il à ce que l’étape 1 attendait ?
question-demonstration = Qu’est-ce qui le démontre ?
question-deployment_plan = Quel plan type pour déployer ?
question-project_lifecycle_entry = Où entrer dans le cycle de vie des projets ?
question-integration = Comment l’intégrer, côté système et côté métier ?
question-validation = Comment la validation a-t-elle été organisée ?
question-follow_up = Et après ?
question-opportunity_study = Quels éléments pour l’étude d’opportunité ?

solution_nature-product = Un produit
solution_nature-service = Un service
solution_nature-both = Les deux
meets_expectations-yes = Oui
meets_expectations-partly = En partie
meets_expectations-no = Non
follow_up-stopped = Elle s’arrête là
follow_up-adapted = Elle est adaptée
follow_up-enlarged = Elle est élargie
follow_up-project = Elle devient un projet

gate-go = GO
gate-conditional_go = GO sous conditions
gate-no_go = NO GO
gate-validated = Validée
gate-not_validated = Non validée

lesson-success = Succès
lesson-failure = Échec
lesson-difficulty = Difficulté
lesson-good_practice = Bonne pratique

assurance-security = sécurité
assurance-deadlines = délais
assurance-quality = qualité

# The opportunity study. The file name has no accent: it travels in a header.
study-file = etude-d-opportunite
study-title = Étude d’opportunité : { $title }
study-progress = { $passed } étapes franchies sur { $all } ({ $percent } %)
study-to-complete = À compléter
study-decision = Décision
study-decided = **{ $verdict }**, décidé par { $decider } le { $day }.
study-assured = Assurés : { $list }.
study-lessons = Retour d’expérience
study-lesson = **{ $kind }** : { $text }

# The practice that a validated experiment proposes.
proposal-verdict = **Validation du POC** : { $words }
proposal-follow-up = **Et ensuite ?** { $words }.
proposal-deployment_plan = Plan de déploiement
proposal-resources = Moyens à prévoir
proposal-lesson = **{ $kind }** ({ $step }) : { $text }
proposal-technique = { $name } : { $note }

# The template of an experiment. The file name has no accent: it travels in a header.
template-title = Modèle : les sept étapes d’une expérimentation
template-lead = Rien n’est obligatoire : répondez à ce qui vous sert, en une phrase si elle suffit. Seules les deux décisions, après les étapes 3 et 7, sont attendues.
template-file = modele-experimentation
template-number = Étape
template-step = Intitulé
template-question = Question
template-answers = Réponses proposées
template-answer = Votre réponse
