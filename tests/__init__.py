"""Nothing that an earlier run read is believed in the tests: what they try has to be read."""

import os

os.environ["IKU_CACHE"] = ""
