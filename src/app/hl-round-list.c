#include "app/hl-round-list.h"

/* A round as an item of the chooser. */
struct _HlRound
{
  GObject   parent_instance;
  HlSurvey *survey;
};

enum
{
  PROP_0,
  PROP_TITLE,
};

G_DEFINE_FINAL_TYPE (HlRound, hl_round, G_TYPE_OBJECT)

static void
hl_round_get_property (GObject    *object,
                       guint       property,
                       GValue     *value,
                       GParamSpec *spec)
{
  if (property == PROP_TITLE)
    g_value_take_string (value, hl_round_get_title (HL_ROUND (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
}

static void
hl_round_finalize (GObject *object)
{
  hl_survey_unref (HL_ROUND (object)->survey);

  G_OBJECT_CLASS (hl_round_parent_class)->finalize (object);
}

static void
hl_round_class_init (HlRoundClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hl_round_get_property;
  object_class->finalize = hl_round_finalize;
  g_object_class_install_property (object_class, PROP_TITLE,
                                   g_param_spec_string ("title", NULL, NULL, NULL,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
hl_round_init (HlRound *self)
{
}

/**
 * hl_round_new:
 * @survey: a round
 *
 * Returns: (transfer full): the item
 */
HlRound *
hl_round_new (HlSurvey *survey)
{
  HlRound *self = g_object_new (HL_TYPE_ROUND, NULL);

  self->survey = hl_survey_ref (survey);

  return self;
}

/**
 * hl_round_get_survey:
 * @self: an item
 *
 * Returns: (transfer none): its round
 */
HlSurvey *
hl_round_get_survey (HlRound *self)
{
  return self->survey;
}

/**
 * hl_round_get_title:
 * @self: an item
 *
 * Returns: (transfer full): title of the round
 */
char *
hl_round_get_title (HlRound *self)
{
  return g_strdup (self->survey->title);
}
