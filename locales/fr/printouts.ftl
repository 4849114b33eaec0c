# Documents to take along and to print. File names are plain ASCII: they travel in a header.

printout-foot = Ozéli-D · édité le { $day }
printout-number = Nombre

pocs-all = Toutes
pocs-planned = À lancer
pocs-in_progress = En cours
pocs-completed = Terminées
pocs-on_hold = Gelées
pocs-abandoned = Abandonnées
pocs-steps = { $passed } sur { $all } étapes franchies
pocs-step-0 = Aucune étape franchie

# The half-year review: the words of its page.
review-file = synthese-des-experimentations
review-title-1 = Synthèse des expérimentations, premier semestre { $year }
review-title-2 = Synthèse des expérimentations, second semestre { $year }
review-branch = Toute la branche
review-span = { $place }. Du { $from } au { $until }.
review-draft = Brouillon : les chiffres suivent ce qui se passe jusqu’à ce que la synthèse soit figée.
review-foot-frozen = Ozéli-D · synthèse figée le { $day }
review-foot-draft = Ozéli-D · brouillon du { $day }
review-figures = Où en sont les expérimentations
review-sentence-one = { $count } expérimentation suivie.
review-sentence-many = { $count } expérimentations suivies.
review-before = Dans la synthèse d’avant : { $count }.
review-restricted-one = { $count } expérimentation à diffusion restreinte est comptée sans être nommée.
review-restricted-many = { $count } expérimentations à diffusion restreinte sont comptées sans être nommées.
review-started = Ce qui a commencé
review-started-nothing = Aucune expérimentation n’a été lancée.
review-completed = Ce qui s’est terminé
review-completed-nothing = Aucune ne s’est terminée.
review-held = Ce qui a été gelé
review-held-nothing = Aucune n’a été gelée.
review-abandoned = Ce qui a été abandonné
review-abandoned-nothing = Aucune n’a été abandonnée.
review-right = S’arrêter relève du droit à l’expérimentation : ce qui suit a appris quelque chose à tous.
review-causes = Pourquoi
review-cause = Cause
review-lessons = Ce que nous en retenons
review-lessons-nothing = Aucune leçon n’a été notée.
review-attention = Ce qui demande attention
review-reason = Raison

# The figures of a meeting, one question a slide.
portfolio-file = portefeuille-des-experimentations
portfolio-title = Portefeuille des expérimentations
portfolio-counted = { $place }, compté le { $day }.
portfolio-branch = Toute la branche
portfolio-restricted-one = { $count } expérimentation à diffusion restreinte est comptée, sans être dans vos listes.
portfolio-restricted-many = { $count } expérimentations à diffusion restreinte sont comptées, sans être dans vos listes.
portfolio-earlier = Au { $day }
portfolio-status = État
portfolio-now = Aujourd’hui
portfolio-attention = Ce qui demande attention
portfolio-nothing-waits = Rien n’attend : tout avance.
portfolio-steps = En cours : jusqu’à quelle étape ?
portfolio-step = Dernière étape franchie
portfolio-departments = Quelles directions ?
portfolio-department = Direction
portfolio-others = Autres
portfolio-objectives = Quels enjeux stratégiques servent-elles ?
portfolio-objective = Enjeu
portfolio-no-objective = Sans enjeu déclaré
portfolio-causes = Pourquoi s’arrêtent-elles ?
portfolio-cause = Cause
portfolio-right = S’arrêter relève du droit à l’expérimentation.
portfolio-nothing = Rien à compter ici.
