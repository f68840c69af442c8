"""The WSGI entry for the production server."""

import os

from django.core.wsgi import get_wsgi_application

from lykta.pages.rubbish import look_seldom

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
look_seldom()
