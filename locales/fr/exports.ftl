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
export-idea-origin = Origine
export-idea-origin-internal = Un agent du réseau
export-idea-origin-external = Le public, un usager
export-idea-origin-partner = Un partenaire
export-idea-form = Forme d’innovation
export-idea-form-participative = Participative
export-idea-form-open = Ouverte
export-idea-form-collaborative = Collaborative
export-idea-field = Champ d’innovation
export-idea-verdict = Réponse
export-idea-verdict-under_review = À l’étude
export-idea-verdict-selected = Retenue
export-idea-verdict-not_selected = Non retenue
export-idea-reason = Motif

export-status-submitted = Déposée
export-status-under_review = À l’étude
export-status-selected = Retenue
export-status-not_selected = Non retenue, en sommeil
export-status-experimenting = En expérimentation
export-status-implemented = Mise en pratique
export-status-withdrawn = Retirée

export-pocs = Expérimentations
export-poc-reference = Numéro
export-poc-title = Titre
export-poc-organisation = Organisme
export-poc-department = Direction
export-poc-domain = Domaine
export-poc-trigger = Fait générateur
export-poc-status = État
export-poc-steps = Étapes franchies
export-poc-progress = Avancement (%)
export-poc-verdict = Validation
export-poc-health = Météo
export-poc-attention = À regarder
export-poc-planned-start = Début prévu
export-poc-started = Début réel
export-poc-planned-end = Fin prévue
export-poc-ended = Fin réelle
export-poc-keywords = Mots-clés
export-poc-updated = Mise à jour le

export-health-on_track = Ensoleillé
export-health-at_risk = Nuageux
export-health-off_track = Orageux

export-attention-silent = Sans nouvelle depuis 30 jours
export-attention-late = En retard sur une date visée
export-attention-off_track = Météo orageuse
export-attention-gate_waiting = Une décision est attendue
export-attention-conditions_open = Des conditions restent à lever
