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
export-idea-potential = Fort potentiel
export-idea-potential-yes = Oui
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

export-actions = Actions
export-action-kind = Nature
export-action-kind-idea = Idée
export-action-kind-challenge = Défi
export-action-kind-poc = Expérimentation
export-action-kind-practice = Pratique
export-action-reference = Numéro
export-action-title = Titre
export-action-stage = Moment
export-action-stage-coming = À venir
export-action-stage-current = En cours
export-action-stage-achieved = Réalisé
export-action-stage-stopped = Arrêté
export-action-body = Organisme
export-action-domain = Domaine
export-action-form = Forme d’innovation
export-action-on = En date du
export-action-starts = Début
export-action-ends = Fin

export-accounts = Comptes
# What `crates/import/mappings/accounts.toml` reads: the same in every language, so that the file comes in again.
export-account-email = courriel
export-account-name = nom
export-account-body = organisme
export-account-direction = direction
export-account-profile = profil
export-account-profile-reader = consultation
export-account-profile-contributor = contributeur
export-account-profile-functional_admin = administrateur fonctionnel
export-account-top = comex_codir
export-account-manager = manager
export-account-referent = referent
export-account-ambassador = ambassadeur
export-account-yes = oui
export-account-no = non
export-account-status = etat
export-account-active = actif
export-account-disabled = fermé
export-account-in-force = Profil en vigueur

export-needs = Besoins
export-need-reference = Demande
export-need-asked = Demandé le
export-need-title = Action innovante
export-need-purpose = Rattachée à
export-need-requester = Qui demande
export-need-body = Organisme
export-need-kind = Nature
export-need-what = Besoin
export-need-state = État
export-need-reason = Motif
export-need-decider = Répondu par
export-need-decided = Répondu le

export-rights = Journal des droits
export-right-day = Jour
export-right-hour = Heure (Paris)
export-right-act = Acte
export-right-brick = Brique
export-right-thing = Fiche
export-right-body = Organisme
export-right-profile = Profil
export-right-capability = Droit
export-right-from = Avant
export-right-to = Après
export-right-person = À qui
export-right-until = Jusqu’au
export-right-actor = Par qui

export-right-act-cell_changed = Droit changé
export-right-act-delegation_given = Délégation donnée
export-right-act-delegation_prolonged = Fin de délégation changée
export-right-act-delegation_withdrawn = Délégation retirée
export-right-act-owner_declared = Propriété déclarée
export-right-act-owner_removed = Propriété retirée

export-brick-all = Toutes les briques
export-brick-home = Accueil et une
export-brick-ideas = Idées
export-brick-challenges = Défis
export-brick-pocs = Expérimentations
export-brick-portfolio = Portefeuille
export-brick-practices = Pratiques partagées
export-brick-news = Actualités
export-brick-events = Agenda
export-brick-directory = Un réseau à votre service
export-brick-testimonials = Témoignages
export-brick-key_figures = Données clés
export-brick-method_resources = Méthodes et ressources
export-brick-newsletters = Infolettre
export-brick-search = Recherche
export-brick-resource_requests = Demandes de ressources
export-brick-help_requests = Questions à la Dinno
export-brick-expression = Commentaires, mots-clés, soutiens
export-brick-communities = Communautés
export-brick-indicators = Indicateurs
export-brick-glossary = Lexique et valeurs
export-brick-links = Briques ajoutées (liens et pages)
export-brick-administration = Administration
export-brick-exchange = Imports et exports

export-profile-reader = Consultation
export-profile-contributor = Contributeur
export-profile-functional_admin = Administrateur fonctionnel
export-profile-developer = Développeur
export-profile-super_admin = Super administrateur

export-capability-manage = Ajouter et retirer
export-capability-update = Mettre à jour
export-capability-read = Consulter

export-reach-nothing = Rien
export-reach-own_only = Les siens
export-reach-everything = Tout

# Ce que l’on emporte de soi.
personal-data-note = Ce fichier contient ce que le portail garde de vous : votre compte, votre fiche de l’annuaire, vos préférences, ce que vous avez écrit, soutenu, suivi et demandé. Vos idées anonymes (« masked_idea », « masked_comment ») ne portent pas votre nom dans la base : seule votre propre connexion les retrouve, et personne d’autre ne peut demander ce fichier. Il les rapproche de votre nom : gardez-le pour vous. N’y sont pas : ce que d’autres ont écrit, vos notifications, le journal des actes et les fichiers joints, qui se lisent sur leurs pages.
