# docker build -t flying-carpet . && docker run --rm -p 8000:8000 flying-carpet
ARG NODE_IMAGE=node:22-slim
ARG PYTHON_IMAGE=python:3.13-slim

# The page: one small script and style sheet each, and the part of plotly.js that draws in three dimensions.
FROM ${NODE_IMAGE} AS page
WORKDIR /source
COPY static/package.json static/package-lock.json static/.npmrc static/
RUN npm ci --prefix static --no-audit --no-fund
COPY static static
COPY templates templates
RUN npm run --prefix static build -- /page

# The program, in an environment that has no pip; the lock holds the tests' packages too, so it constrains.
FROM ${PYTHON_IMAGE} AS build
WORKDIR /source
RUN python -m venv --without-pip /opt/carpet
COPY . .
RUN rm -r static
COPY --from=page /page static
RUN python -m pip --python /opt/carpet/bin/python install \
    --no-cache-dir --no-compile --disable-pip-version-check --constraint requirements.lock .
# What is never imported or sent: the packages' tests, headers and stubs, Plotly's notebook extension and whole bundle.
RUN cd /opt/carpet/lib/python3*/site-packages \
    && find . -type d \( -name tests -o -name include \) -prune -exec rm -r {} + \
    && find . -name '*.pyi' -delete \
    && rm -r plotly/labextension plotly/package_data/*.js plotly/package_data/datasets \
        fastapi_offline/static/redoc.standalone.js ../../../share/jupyter
ENV PYTHONPYCACHEPREFIX=/opt/carpet/compiled
RUN /opt/carpet/bin/python .ci/rehearsal.py

FROM ${PYTHON_IMAGE}
LABEL org.opencontainers.image.title="Flying Carpet" \
    org.opencontainers.image.description="Watch gradient descent cross the error surface of a sigmoid neuron." \
    org.opencontainers.image.licenses="MIT"
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin carpet
COPY --from=build /opt/carpet /opt/carpet
ENV PATH=/opt/carpet/bin:$PATH PYTHONPYCACHEPREFIX=/opt/carpet/compiled PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 HOST=0.0.0.0 PORT=8000
WORKDIR /
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["python", "-c", \
    "from os import environ; from urllib.request import urlopen; urlopen(f'http://127.0.0.1:{environ[\"PORT\"]}/healthz', timeout=2)"]
CMD ["python", "-m", "app"]
