#include "app/hl-application.h"
#include "app/hl-settings.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (HlApplication) application = NULL;

  hl_settings_prepare ();
  application = hl_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
