"""Property tests look at the same examples every time, however long they take: nothing fails by chance or on a slow machine.

`pytest --hypothesis-profile=default -m hypothesis` looks for new ones.
"""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.load_profile("same")
