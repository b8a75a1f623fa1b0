# docker build -t flying-carpet . && docker run --rm -p 8000:8000 flying-carpet
ARG PYTHON_IMAGE=python:3.13-slim

FROM ${PYTHON_IMAGE} AS build
WORKDIR /source
RUN python -m venv /opt/carpet
COPY . .
# the lock holds the tests' packages too, so it constrains and does not list
RUN /opt/carpet/bin/pip install --no-cache-dir --constraint requirements.lock .

FROM ${PYTHON_IMAGE}
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin carpet
COPY --from=build /opt/carpet /opt/carpet
ENV PATH=/opt/carpet/bin:$PATH PYTHONUNBUFFERED=1
WORKDIR /
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
CMD ["python", "-m", "app", "--host", "0.0.0.0", "--port", "8000"]
