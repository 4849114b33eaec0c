# What a letter about what one is told says.

notices-answer-subject = Une réponse à votre idée
notices-answer-lead = Une idée que vous avez signée a reçu une réponse. Elle se lit sur sa page.
notices-digest-subject = Votre résumé du jour
notices-digest-lead = Voici ce qui a changé hier, et que vous n’avez pas encore lu.
notices-reminder-subject = Un événement commence bientôt
notices-reminder-lead = Vous vous êtes inscrit, et vous avez demandé ce rappel. L’heure est celle de votre organisme.
notices-reminder-when = le { $day } à { $hour }
notices-delegation-until = délégation jusqu’au { $day }
notices-rights = Vos droits sur le portail
notices-online = Lire toutes mes notifications
notices-why = Vous recevez ce courriel parce que quelque chose vous concerne sur Ozéli-D.
notices-leave = Ne plus recevoir ces courriels

password-subject = Choisissez votre mot de passe
password-lead = Un mot de passe est à choisir pour votre compte Ozéli-D.
password-choose = Choisir mon mot de passe
password-life = Ce lien sert une fois, pendant trois jours.
password-unasked = Si vous n’avez rien demandé, laissez ce courriel : rien ne change sans vous.
