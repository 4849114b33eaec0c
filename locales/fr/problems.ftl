# What went wrong and what to do about it, for `application/problem+json`. One title and one detail for each code.

problem-malformed_request-title = La demande est illisible
problem-malformed_request-detail = Sa forme n’est pas celle que le service attend : corrigez-la d’après la documentation de l’API. Si vous avez suivi un lien, il est incomplet ou ancien.

problem-idempotency_key_invalid-title = L’en-tête Idempotency-Key manque ou n’est pas valable
problem-idempotency_key_invalid-detail = Envoyez une clé de 1 à 255 caractères imprimables, la même à chaque nouvel essai de la même demande.

problem-not_signed_in-title = Vous n’êtes pas connecté
problem-not_signed_in-detail = Connectez-vous, puis recommencez.

problem-invalid_credentials-title = Adresse ou mot de passe incorrect
problem-invalid_credentials-detail = Vérifiez les deux. Après plusieurs essais, patientez quelques minutes ou demandez un nouveau mot de passe à votre administrateur.

problem-session_ended-title = Votre session est terminée
problem-session_ended-detail = Connectez-vous à nouveau : ce qui est enregistré est gardé.

problem-forbidden-title = Vous n’avez pas ce droit
problem-forbidden-detail = Votre profil ne le permet pas. Votre administrateur fonctionnel peut vous le donner.

problem-foreign_origin-title = Cette demande ne vient pas du portail
problem-foreign_origin-detail = Ouvrez le portail à son adresse habituelle et recommencez.

problem-preview_reads_only-title = Rien ne peut être modifié dans cet aperçu
problem-preview_reads_only-detail = Vous voyez le portail comme un autre profil. Quittez l’aperçu, puis recommencez.

problem-preview_refused-title = Vous ne pouvez pas voir le portail comme ce profil
problem-preview_refused-detail = Seules les personnes qui peuvent changer la matrice des droits le peuvent, et pour des profils qui ne vont pas plus loin que le leur.

problem-not_found-title = Rien ne se trouve à cette adresse
problem-not_found-detail = L’objet a peut-être été retiré, ou il ne vous est pas ouvert. Vérifiez l’adresse.

problem-method_not_allowed-title = Cette adresse ne prend pas cette méthode
problem-method_not_allowed-detail = L’en-tête Allow de la réponse donne celles qu’elle prend.

problem-request_timeout-title = L’envoi a pris trop de temps
problem-request_timeout-detail = Rien n’a été enregistré. Réessayez, si possible avec une meilleure connexion.

problem-idea_decided-title = Cette idée a déjà reçu sa réponse
problem-idea_decided-detail = Elle ne peut plus être modifiée ni retirée. Relisez-la pour voir la décision.

problem-idea_named-title = Cette idée porte déjà votre nom
problem-idea_named-detail = Il n’y a rien de plus à faire.

problem-idea_at_rest-title = Cette idée est en sommeil ou a été retirée
problem-idea_at_rest-detail = Ses gains ne s’étudient plus, et elle n’avance dans aucun parcours. Une idée en sommeil doit d’abord être reprise.

problem-idea_not_selected-title = Cette idée n’est pas retenue
problem-idea_not_selected-detail = Seule une idée retenue devient une expérimentation : enregistrez d’abord la décision, ou créez l’expérimentation sans idée.

problem-challenge_closed-title = Ce défi ne reçoit pas d’idées en ce moment
problem-challenge_closed-detail = Déposez la vôtre hors défi : elle sera lue de la même façon.

problem-challenge_wrong_phase-title = Ce défi n’en est pas à ce moment-là
problem-challenge_wrong_phase-detail = Relisez-le pour voir où il en est et ce qu’il permet.

problem-criteria_in_use-title = Ces critères servent déjà à noter
problem-criteria_in_use-detail = Les experts ont commencé : les critères et leurs poids restent les mêmes jusqu’au bout.

problem-ideas_unanswered-title = Des idées ou des binômes attendent encore leur réponse
problem-ideas_unanswered-detail = Chaque auteur et chaque binôme reçoit une réponse avant la clôture : répondez aux idées qui restent dans la file des décisions, et aux binômes sur la page du défi. Une idée réservée à d’autres lecteurs que vous n’est pas comptée.

problem-votes_closed-title = Les votes sur ce défi ne sont pas ouverts
problem-votes_closed-detail = Ils ont leur propre période, indiquée sur la page du défi.

problem-scorecard_sent-title = Votre notation est déjà envoyée
problem-scorecard_sent-detail = Les autres experts ont pu la lire : elle ne change plus. Dites-leur le reste dans une note.

problem-batch_refused-title = Rien n’a changé : des lignes sont à revoir
problem-batch_refused-detail = Chaque ligne en cause est nommée. Corrigez-la ou retirez-la, puis recommencez.

problem-idea_not_dormant-title = Cette idée n’est pas en sommeil
problem-idea_not_dormant-detail = Seule une idée non retenue peut être reprise.

problem-revival_proposed-title = La reprise de cette idée est déjà proposée
problem-revival_proposed-detail = Elle attend sa réponse : ajoutez vos raisons en commentaire.

problem-revival_answered-title = Cette proposition a déjà sa réponse
problem-revival_answered-detail = Relisez l’idée pour la voir.

problem-co_author_asked-title = Cette personne est déjà sollicitée
problem-co_author_asked-detail = Elle signe déjà l’idée, y est déjà invitée, ou l’idée a déjà dix signataires.

problem-not_invited-title = Aucune invitation n’attend votre réponse
problem-not_invited-detail = Elle a pu être retirée, ou vous y avez déjà répondu.

problem-person_asked-title = Cette personne est déjà sollicitée
problem-person_asked-detail = Elle prend déjà part à ce défi, ou son invitation attend sa réponse.

problem-too_many_asked-title = Ce défi a déjà invité toutes les personnes qu’il peut
problem-too_many_asked-detail = Retirez une invitation restée sans réponse pour en envoyer une autre. Un défi a au plus 30 experts.

problem-not_a_track-title = Ce défi n’est pas un parcours intrapreneur
problem-not_a_track-detail = Seul un défi de ce format fait travailler des binômes sur une idée.

problem-not_a_call-title = Cette idée ne répond à aucun appel à l’investissement
problem-not_a_call-detail = On n’investit que dans les réponses à un défi de ce format. Pour proposer votre aide, laissez un commentaire.

problem-author_away-title = L’auteur de cette idée ne pourrait pas répondre
problem-author_away-detail = Il n’a pas de compte en service sur le portail. Un administrateur peut lui en ouvrir un.

problem-idea_entered-title = Cette idée est déjà dans ce parcours
problem-idea_entered-detail = Son auteur y prend part, y est invité, ou son binôme a déjà une réponse.

problem-entry_wrong_state-title = Cette étape du parcours ne le permet pas
problem-entry_wrong_state-detail = Le binôme a pu avancer, se retirer ou recevoir sa réponse entre-temps. Relisez la page.

problem-in_other_team-title = Cette personne est déjà dans un autre binôme
problem-in_other_team-detail = Dans un même parcours, une personne ne prend part qu’à un seul binôme.

problem-ideas_linked-title = Ces deux idées sont déjà reliées
problem-ideas_linked-detail = Retirez d’abord le lien qui existe si vous voulez en changer la nature.

problem-idea_merged-title = L’une de ces idées est déjà fusionnée
problem-idea_merged-detail = Ouvrez l’idée qui continue et travaillez sur celle-ci.

problem-merge_at_rest-title = L’idée choisie est en sommeil ou a été retirée
problem-merge_at_rest-detail = Elle ne peut pas continuer pour les deux. Choisissez une idée en cours, ou fusionnez dans l’autre sens.

problem-idea_not_merged-title = Ces idées ne sont pas fusionnées
problem-idea_not_merged-detail = Il n’y a rien à défaire.

problem-merge_too_old-title = Cette fusion ne se défait plus
problem-merge_too_old-detail = Elle a plus de 30 jours. Déposez au besoin une nouvelle idée, reliée à celle-ci.

problem-other_merged-title = L’idée qui continue est elle-même fusionnée
problem-other_merged-detail = Défaites d’abord sa fusion avec la suivante : ce que celle-ci lui a apporté y est parti avec elle.

problem-too_many_views-title = Vous gardez déjà cinquante vues
problem-too_many_views-detail = Retirez-en une pour en garder une autre.

problem-scorecard_incomplete-title = La notation est incomplète ou hors de l’échelle
problem-scorecard_incomplete-detail = Donnez à chaque critère une note de 0 à 5, ou une réponse par oui ou non.

problem-same_idea-title = C’est la même idée
problem-same_idea-detail = Choisissez une autre idée.

problem-unsigned_idea-title = Cette idée n’est pas signée
problem-unsigned_idea-detail = Une idée entre dans un parcours une fois que son auteur s’est fait connaître.

problem-anonymous_idea-title = Une idée anonyme n’a pas de signataires
problem-anonymous_idea-detail = Ceux qui la signeraient trahiraient son auteur. L’auteur peut d’abord se faire connaître.

problem-comment_removed-title = Ce commentaire a déjà été retiré
problem-comment_removed-detail = Il n’y a rien de plus à faire.
problem-comment_settled-title = Ce commentaire ne se modifie plus
problem-comment_settled-detail = On corrige ses mots dans le quart d’heure. Ajoutez un commentaire, ou retirez celui-ci.

problem-poc_wrong_state-title = L’expérimentation n’est pas dans un état qui le permet
problem-poc_wrong_state-detail = Relisez-la pour voir où elle en est et ce qu’elle permet.

problem-step_out_of_order-title = Les étapes se franchissent dans l’ordre
problem-step_out_of_order-detail = Franchissez d’abord les étapes précédentes, une par une ou regroupées.

problem-step_not_passed-title = Cette étape n’est pas franchie
problem-step_not_passed-detail = Seule une étape franchie peut être rouverte.

problem-step_not_begun-title = Cette étape n’a pas commencé
problem-step_not_begun-detail = Il n’y a encore rien à en apprendre : choisissez une étape franchie ou en cours.

problem-poc_not_validated-title = Cette expérimentation n’est pas validée
problem-poc_not_validated-detail = Seule une expérimentation validée à l’étape 7 devient une pratique : enregistrez d’abord sa validation.

problem-practice_exists-title = Cette expérimentation a déjà sa pratique
problem-practice_exists-detail = Ouvrez la pratique pour la compléter.

problem-practice_not_shown-title = Cette expérimentation a déjà sa pratique
problem-practice_not_shown-detail = Vous ne pouvez pas la lire pour l’instant : elle s’écrit encore, a été retirée du Store ou est réservée à d’autres. Parlez-en à ceux qui pilotent l’expérimentation ou à la Dinno.

problem-practice_not_draft-title = Cette pratique n’est pas un brouillon
problem-practice_not_draft-detail = Elle est dans le Store, ou en a été retirée : dans ce cas, remettez-la plutôt.

problem-practice_withdrawn-title = Cette pratique n’est plus dans le Store
problem-practice_withdrawn-detail = On ne déclare pas reprendre une pratique retirée. Remettez-la d’abord dans le Store.

problem-reuse_declared-title = Cet organisme a déjà dit qu’il reprend cette pratique
problem-reuse_declared-detail = Mettez à jour ce qu’il en dit plutôt que de le dire deux fois.

problem-reuse_withdrawn-title = Cette reprise est retirée
problem-reuse_withdrawn-detail = Déclarez-la de nouveau si l’organisme reprend la pratique.

problem-kit_released-title = Ce kit est publié
problem-kit_released-detail = Seul un brouillon se supprime : ce que d’autres ont pu télécharger reste.

problem-practice_of_own_body-title = Cette pratique est née dans cet organisme
problem-practice_of_own_body-detail = Une reprise se déclare pour un autre organisme que celui où la pratique est née.

problem-help_request_closed-title = Cette question est déjà close
problem-help_request_closed-detail = Écrivez un nouveau message pour la rouvrir.

problem-email_taken-title = Un compte a déjà cette adresse
problem-email_taken-detail = Vérifiez l’adresse, ou retrouvez la personne dans la liste des comptes.

problem-last_super_admin-title = Le dernier super administrateur ne peut pas partir
problem-last_super_admin-detail = Donnez d’abord ce profil à quelqu’un d’autre.

problem-own_account-title = Vous ne pouvez pas retirer vos propres droits
problem-own_account-detail = Demandez à une autre personne de la Dinno de changer votre profil ou de fermer votre compte.

problem-account_closed-title = Ce compte est fermé
problem-account_closed-detail = Rouvrez-le d’abord, puis demandez le lien.

problem-delegation_withdrawn-title = Cette délégation est déjà retirée
problem-delegation_withdrawn-detail = Elle ne donne plus aucun droit. Pour la rendre, donnez-en une nouvelle.

problem-owner_declared-title = Cette propriété est déjà déclarée
problem-owner_declared-detail = Rien n’a changé : la brique, ou la fiche, lui appartenait déjà.

problem-rights_rule-title = Une règle d’habilitation s’y oppose
problem-rights_rule-detail = Le super administrateur garde tous ses droits, personne ne modifie ce qu’il ne peut pas lire, ne donne plus qu’il n’a, ni ne se délègue à lui-même. Rien n’a été changé.

problem-idempotency_in_flight-title = La même demande est déjà en cours
problem-idempotency_in_flight-detail = Patientez quelques secondes avant de la renvoyer avec la même clé.

problem-edit_conflict-title = Quelqu’un a modifié cet objet entre-temps
problem-edit_conflict-detail = Relisez la version actuelle, puis reprenez votre changement.

problem-payload_too_large-title = L’envoi est trop volumineux
problem-payload_too_large-detail = Allégez-le ou partagez un lien : une pièce jointe pèse 10 Mo au plus, un fichier à importer 64 Mo au plus.

problem-unsupported_media_type-title = Ce type de contenu n’est pas lu ici
problem-unsupported_media_type-detail = Envoyez le type que la documentation de l’opération indique, dans l’en-tête Content-Type.

problem-validation_failed-title = Certains champs sont à corriger
problem-validation_failed-detail = Chaque champ en cause est nommé, avec ce qu’il attend.

problem-own_idea-title = C’est votre propre idée
problem-own_idea-detail = On ne soutient pas et on ne juge pas sa propre idée : demandez à quelqu’un d’autre.

problem-gate_undecided-title = Une décision manque
problem-gate_undecided-detail = Les étapes 3 et 7 se franchissent avec une décision : donnez le GO / NO GO ou la validation.

problem-gate_outside_group-title = Une décision ne concerne aucune des étapes choisies
problem-gate_outside_group-detail = Retirez-la, ou étendez le groupe jusqu’à son étape.

problem-no_go_inside_group-title = Un NO GO termine le groupe d’étapes
problem-no_go_inside_group-detail = Arrêtez le groupe à l’étape 3.

problem-decider_not_entitled-title = Cette personne ne peut pas décider ici
problem-decider_not_entitled-detail = Décident : un sponsor ou un décideur de l’expérimentation, la Dinno, un membre du COMEX ou du CODIR.

problem-file_refused-title = Ce fichier n’est pas accepté
problem-file_refused-detail = Son contenu ne correspond pas à un type reconnu. Enregistrez-le en PDF, en image ou en document bureautique.

problem-import_unreadable-title = Ce fichier ne se lit pas comme un tableau attendu
problem-import_unreadable-detail = Enregistrez-le en CSV (UTF-8) et vérifiez que toutes les colonnes du modèle d’import s’y trouvent.

problem-idempotency_key_reused-title = Cette clé Idempotency-Key a servi à une autre demande
problem-idempotency_key_reused-detail = Prenez une nouvelle clé pour une nouvelle demande.

problem-version_required-title = La version manque
problem-version_required-detail = Relisez l’objet et renvoyez son ETag dans l’en-tête If-Match : une modification dit toujours ce qu’elle a vu.

problem-too_many_requests-title = Trop de tentatives en peu de temps
problem-too_many_requests-detail = Patientez le temps qu’indique l’en-tête Retry-After, puis réessayez.

problem-internal-title = Le service a rencontré une erreur
problem-internal-detail = Ce n’est pas de votre fait et rien d’enregistré n’est perdu. Réessayez ; si cela dure, donnez la référence de l’incident (request_id) à votre administrateur.

problem-unavailable-title = Le service est momentanément indisponible
problem-unavailable-detail = Rien d’enregistré n’est perdu. Réessayez dans quelques instants.

# What to write in a faulty field. `$min` and `$max` are the limits of length or count, when there are any.

field-required = À compléter : dites-le en quelques mots.
field-too_short = Écrivez au moins { $min } caractères.
field-too_long = Raccourcissez : { $max } caractères au plus.
field-too_many = Gardez-en { $max } au plus.
field-forbidden_character = Un caractère invisible ne peut pas être enregistré : effacez-le ou retapez le texte.
field-unknown_value = Choisissez une valeur de la liste.
field-malformed = Vérifiez la forme : cette valeur n’est pas reconnue.
field-end_required = Fixez le jour de clôture : un défi a une fin.
field-end_passed = Cette clôture est déjà passée : choisissez un jour à venir.
field-passed = Ce moment est déjà passé : choisissez-en un à venir.
field-settled = Cette date ne change plus : remettez celle qui était là.
field-in_future = Cette date est encore à venir : donnez celle du jour où c’est arrivé.
field-before_start = Cette date vient avant celle qu’elle doit suivre : changez l’une des deux.
field-duplicate = Cette valeur est donnée deux fois : retirez-en une.
field-unknown_field = Ce champ n’existe pas ici : retirez-le, ou vérifiez son nom.
field-stale = Cette ligne a changé depuis que vous l’avez lue : relisez-la.
field-already_decided = Cette idée a déjà reçu sa réponse : retirez-la du lot.
field-own_idea = C’est votre propre idée : laissez quelqu’un d’autre décider.
field-not_prepared = Rien n’est préparé pour cette idée : préparez sa réponse d’abord.
field-not_allowed = Ce choix n’est pas le vôtre : laissez-le à qui de droit.
field-without_right = Cette personne ne pourrait rien en faire : donnez-lui d’abord le profil contributeur, ou un droit par délégation.
field-other_body = Cette personne est d’un autre organisme : choisissez un collègue du vôtre.
field-host_not_allowed = Aucun administrateur n’a autorisé les liens vers ce site : ajoutez d’abord son nom à la liste des sites autorisés.
field-nothing_of_a_body = Une des briques choisies est commune à toute la branche : rien n’y dépend d’un organisme. Choisissez partout, ou retirez cette brique.
field-wrong_password = Ce n’est pas votre mot de passe actuel : retapez-le, ou affichez-le pour le vérifier.
field-in_use = Quelque chose en dépend encore, un lien ou une valeur : retirez-le d’abord.
field-kept_for_some = Tout le monde ne peut pas lire cela : choisissez ce que chacun peut ouvrir.

problem-record_closed-title = La fiche complète est réservée
problem-record_closed-detail = Elle est ouverte au COMEX, au CODIR et à l’équipe. Sa fiche récapitulative vous reste ouverte.

problem-list_full-title = Cette liste a déjà toutes ses valeurs actives
problem-list_full-detail = Désactivez d’abord une autre valeur : six champs d’innovation au plus sont actifs en même temps.

problem-value_needed-title = Cette valeur ne peut pas être désactivée
problem-value_needed-detail = Une saisie obligatoire ou une règle s’appuie sur elle : ajoutez-en une autre d’abord.

problem-conditions_open-title = Des conditions restent à lever
problem-conditions_open-detail = La validation attend que chaque condition du GO soit levée, avec un mot et une date.

problem-condition_not_open-title = Cette condition n’est pas à lever
problem-condition_not_open-detail = Elle l’est déjà, ou elle n’existe pas : relisez la décision de l’étape 3.

problem-decides_alone-title = Un membre de l’équipe ne décide pas seul
problem-decides_alone-detail = Le regard croisé est demandé : nommez un sponsor, la Dinno, ou un membre du COMEX ou du CODIR hors de l’équipe.

problem-review_frozen-title = Cette synthèse est figée
problem-review_frozen-detail = Elle ne change plus : ce qui se passe depuis sera dans la suivante.

problem-review_exists-title = Cette synthèse existe déjà
problem-review_exists-detail = Ouvrez celle de ce semestre et de ce périmètre.

problem-item_wrong_state-title = Cet élément n’est plus dans le bon état
problem-item_wrong_state-detail = Il a été publié ou retiré entre-temps, ou cela ne se fait pas dans cette rubrique : relisez-le.
