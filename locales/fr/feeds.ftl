# What feeds say of themselves.

feed-news-title = Ozéli-D : actualités
feed-agenda-title = Ozéli-D : agenda
feed-testimonials-title = Ozéli-D : témoignages
feed-methods-title = Ozéli-D : ressources méthodologiques
feed-newsletters-title = Ozéli-D : lettre d’information

agenda-poc-start = Démarrage : { $title }
agenda-challenge-opening = Ouverture du défi : { $title }
agenda-pitch = Idée pitchée : { $title }
agenda-challenge-closing = Clôture du défi : { $title }
agenda-challenge-votes = Votes du défi : { $title }
agenda-join = À distance :
feed-practices-title = Ozéli-D : pratiques du Store
