/* A DLL that only forwards, as its list of exports says. */
int DllMain(void *module, unsigned reason, void *reserved) { return 1; }
