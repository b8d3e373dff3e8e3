#include "cli/hl-cli.h"

int
main (int   argc,
      char *argv[])
{
  return hl_cli_run (argc, argv);
}
