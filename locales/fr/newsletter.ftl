# What a letter of the newsletter says around its issue.

newsletter-news = À lire
newsletter-kind-news = Actualité
newsletter-kind-event = Événement
newsletter-kind-practice = Pratique
newsletter-kind-poc = Expérimentation
newsletter-kind-lesson = Retour d’expérience
newsletter-kind-challenge = Défi
newsletter-kind-method-resource = Ressource méthodologique
newsletter-kind-testimonial = Témoignage
newsletter-online = Lire la lettre sur le portail
newsletter-why = Vous recevez cette lettre parce que vous l’avez demandée sur Ozéli-D.
newsletter-leave = Se désabonner
newsletter-trial = [Essai]
