FROM python:3.11-slim
WORKDIR /srv/uptake
COPY requirements requirements
RUN python -m pip install --no-cache-dir --require-hashes -r requirements/setup.txt -r requirements/run.txt
COPY pyproject.toml README.md ./
COPY uptake uptake
RUN python -m pip install --no-cache-dir --no-deps --no-build-isolation -e . \
 && useradd --system --create-home uptake && install -d -o uptake /data
USER uptake
ENV UPTAKE_DATA=/data PORT=8000 DJANGO_SETTINGS_MODULE=uptake.config.settings
VOLUME /data
EXPOSE 8000
CMD ["sh", "-c", "uptake migrate && uptake manage collectstatic --noinput && exec gunicorn uptake.config.wsgi --bind 0.0.0.0:$PORT --workers ${UPTAKE_WEB_PROCESSES:-2} --worker-class gthread --threads 4"]
