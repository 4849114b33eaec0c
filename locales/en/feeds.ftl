# What feeds say of themselves.

feed-news-title = Ozéli-D: news
feed-agenda-title = Ozéli-D: agenda
feed-testimonials-title = Ozéli-D: testimonials
feed-methods-title = Ozéli-D: method resources
feed-newsletters-title = Ozéli-D: newsletter

agenda-poc-start = Start: { $title }
agenda-challenge-opening = Challenge opens: { $title }
agenda-pitch = Idea pitched: { $title }
agenda-challenge-closing = Challenge closes: { $title }
agenda-challenge-votes = Votes on the challenge: { $title }
agenda-join = Online:
feed-practices-title = Ozéli-D: practices of the Store
