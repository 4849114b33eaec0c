# What a letter of the newsletter says around its issue.

newsletter-news = Worth reading
newsletter-kind-news = News
newsletter-kind-event = Event
newsletter-kind-practice = Practice
newsletter-kind-poc = Experiment
newsletter-kind-lesson = Lesson learnt
newsletter-kind-challenge = Challenge
newsletter-kind-method-resource = Method resource
newsletter-kind-testimonial = Testimonial
newsletter-online = Read the letter on the portal
newsletter-why = You receive this letter because you asked for it on Ozéli-D.
newsletter-leave = Unsubscribe
newsletter-trial = [Trial]
