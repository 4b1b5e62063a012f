"""Django's settings, made from the environment (uptake/config/environment.py has the table)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from uptake.config import environment

ROOT = environment.ROOT
TESTING = 'pytest' in sys.modules
#: The type checker loads the settings, too, and needs no secret.
CHECKING = 'mypy' in sys.modules
SAMPLE = environment.read('UPTAKE_SAMPLE') == '1'
DEBUG = False

#: Tests keep what they write in a folder of their own, gone with them.
DATA = Path(tempfile.mkdtemp(prefix='uptake-test-')) if TESTING else environment.data_folder()
SECRET_KEY = environment.secret_key(DATA) or ('for-tests-only' if TESTING or CHECKING else '')
if not SECRET_KEY:
    raise SystemExit('Set UPTAKE_SECRET_KEY to a long random text, or start with `uptake run` (docs/settings.md).')

ALLOWED_HOSTS = [host.strip() for host in environment.read('UPTAKE_ALLOWED_HOSTS').split(',') if host.strip()]
FILES = Path(environment.read('UPTAKE_FILES') or DATA / 'files')
POLICY = environment.read('UPTAKE_POLICY')

INSTALLED_APPS = [
    'uptake.ui',
    'uptake.people',
    'uptake.records',
    'uptake.workspace',
    'uptake.intake',
    'uptake.catalogue',
    'uptake.sample',
    'uptake.config',
    'django.contrib.contenttypes',
    'django.contrib.auth',
    'django.contrib.sessions',
    'django.contrib.messages',
    'django.contrib.staticfiles',
    'django.forms',
    'django_q',
]
MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'whitenoise.middleware.WhiteNoiseMiddleware',
    'django.middleware.gzip.GZipMiddleware',
    'uptake.ui.security.ContentSecurity',
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
    'uptake.people.language.PersonLanguage',
    'django.middleware.common.CommonMiddleware',
    'django.middleware.csrf.CsrfViewMiddleware',
    'django.contrib.messages.middleware.MessageMiddleware',
    'uptake.people.entry.EntryMiddleware',
]
ROOT_URLCONF = 'uptake.config.urls'
WSGI_APPLICATION = 'uptake.config.wsgi.application'
TEMPLATES = [
    {
        'BACKEND': 'django.template.backends.django.DjangoTemplates',
        'APP_DIRS': True,
        'OPTIONS': {
            'context_processors': [
                'django.template.context_processors.request',
                'django.contrib.auth.context_processors.auth',
                'django.contrib.messages.context_processors.messages',
                'uptake.people.context.who',
            ],
            'builtins': ['uptake.ui.templatetags.ui'],
        },
    }
]
FORM_RENDERER = 'django.forms.renderers.TemplatesSetting'

DATABASES = {'default': environment.database(environment.read('UPTAKE_DATABASE'), DATA)}
DEFAULT_AUTO_FIELD = 'django.db.models.BigAutoField'
CACHES = {'default': {'BACKEND': 'django.core.cache.backends.locmem.LocMemCache'}}

AUTH_USER_MODEL = 'people.Person'
LOGIN_URL = 'people:sign-in'
LOGIN_REDIRECT_URL = 'workspace:due'
LOGOUT_REDIRECT_URL = 'catalogue:home'
PASSWORD_HASHERS = ['django.contrib.auth.hashers.ScryptPasswordHasher']
AUTH_PASSWORD_VALIDATORS = [
    {'NAME': 'django.contrib.auth.password_validation.UserAttributeSimilarityValidator'},
    {'NAME': 'django.contrib.auth.password_validation.MinimumLengthValidator', 'OPTIONS': {'min_length': 12}},
    {'NAME': 'django.contrib.auth.password_validation.CommonPasswordValidator'},
]
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = 'Lax'
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = 'Lax'
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = 'same-origin'
SECURE_CROSS_ORIGIN_OPENER_POLICY = 'same-origin'
X_FRAME_OPTIONS = 'DENY'
if environment.read('UPTAKE_HTTPS') == '1':
    SECURE_PROXY_SSL_HEADER = ('HTTP_X_FORWARDED_PROTO', 'https')
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

LANGUAGE_CODE = environment.read('UPTAKE_LANGUAGE')
LANGUAGES = [('en', _('English')), ('fr', _('French')), ('es', _('Spanish'))]
LOCALE_PATHS = [ROOT / 'uptake' / 'locale']
USE_I18N = True
USE_TZ = True
TIME_ZONE = 'UTC'

STATIC_URL = '/static/'
STATIC_ROOT = DATA / 'static'
STORAGES = {
    'default': {'BACKEND': 'django.core.files.storage.FileSystemStorage', 'OPTIONS': {'location': FILES}},
    'staticfiles': {
        'BACKEND': 'django.contrib.staticfiles.storage.StaticFilesStorage'
        if TESTING
        else 'whitenoise.storage.CompressedManifestStaticFilesStorage'
    },
}
WHITENOISE_USE_FINDERS = TESTING
WHITENOISE_AUTOREFRESH = TESTING
WHITENOISE_MAX_AGE = 60 * 60
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
UPLOAD_MAX_BYTES = 50 * 1024 * 1024

Q_CLUSTER = {
    'name': 'uptake',
    'orm': 'default',
    'workers': int(environment.read('UPTAKE_WORKER_PROCESSES')),
    # Reading and picturing a document are given up after a minute each; what a dead worker left is taken up again.
    'timeout': 150,
    'retry': 180,
    'poll': 0.2,
    'max_attempts': 3,
    'ack_failures': True,
    'save_limit': 200,
    'catch_up': False,
    'sync': TESTING,
    'label': 'Jobs',
}

for _name, _value in environment.mail(environment.read('UPTAKE_SMTP')).items():
    globals()[_name] = _value
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.read('UPTAKE_MAIL_FROM')

LOGGING = {
    'version': 1,
    'disable_existing_loggers': False,
    'formatters': {'line': {'format': '{asctime} {levelname} {name} {message}', 'style': '{'}},
    'handlers': {'console': {'class': 'logging.StreamHandler', 'formatter': 'line'}},
    'root': {'handlers': ['console'], 'level': 'WARNING'},
    'loggers': {'uptake': {'level': 'INFO'}},
}
