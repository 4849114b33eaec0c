# The head of the tables that people take away.

export-ideas = Idées
export-idea-reference = Numéro
export-idea-title = Titre
export-idea-status = État
export-idea-domain = Domaine
export-idea-subcategory = Sous-catégorie
export-idea-author = Auteur
export-idea-masked = Auteur masqué
export-idea-organisation = Organisme
export-idea-challenge = Défi
export-idea-deposited = Déposée le
export-idea-votes = Soutiens
export-idea-comments = Commentaires

export-status-submitted = Déposée
export-status-under_review = À l’étude
export-status-selected = Retenue
export-status-not_selected = Non retenue, en sommeil
export-status-experimenting = En expérimentation
export-status-implemented = Mise en pratique
export-status-withdrawn = Retirée
