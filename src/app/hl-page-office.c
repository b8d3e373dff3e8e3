#include <adwaita.h>

#include "app/hl-font-scale.h"
#include "app/hl-office-deadlines.h"
#include "app/hl-office-edit.h"
#include "app/hl-office-names.h"
#include "app/hl-office-recipients.h"
#include "app/hl-office-signers.h"
#include "app/hl-office-staff.h"
#include "app/hl-page.h"
#include "app/hl-text-field.h"
#include "core/hl-i18n.h"

#define WIDTH 820      /* of the content, pixels at font scale 1 */
#define DATE_CHARS 10

#define HL_TYPE_PAGE_OFFICE (hl_page_office_get_type ())
G_DECLARE_FINAL_TYPE (HlPageOffice, hl_page_office, HL, PAGE_OFFICE, HlPage)

/* The office: its names, who signs, its people, when it reports. Edited in place. */
struct _HlPageOffice
{
  HlPage parent_instance;

  /* owned */
  HlOfficeEdit *edit;

  /* template children */
  AdwClamp    *clamp;
  GtkStack    *parts;
  GtkLabel    *status;
  GtkWidget   *since_bar;
  GtkDropDown *since;
  GtkBox      *day_box;

  /* borrowed */
  HlTextField *day;
};

static const char *const part_names[] = { "names", "signers", "staff", "deadlines" };

G_DEFINE_FINAL_TYPE (HlPageOffice, hl_page_office, HL_TYPE_PAGE)

extern const HlPageInfo hl_page_office_info;

const HlPageInfo hl_page_office_info = {
  .id = "office",
  .title = N_("Office"),
  .icon_name = "preferences-system-symbolic",
  .apart = TRUE,
  .get_type = hl_page_office_get_type,
};

static void
on_status (HlPageOffice *self,
           const char   *text,
           gboolean      is_fault)
{
  gtk_label_set_text (self->status, text);
  if (is_fault)
    gtk_widget_add_css_class (GTK_WIDGET (self->status), "fault");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->status), "fault");
}

/* A day that cannot be read changes nothing. */
static void
update_since (HlPageOffice *self)
{
  const guint since = gtk_drop_down_get_selected (self->since);
  g_autofree char *text = self->day != NULL ? hl_text_field_get_text (self->day) : NULL;
  g_autoptr (GError) error = NULL;
  HlDate day = HL_DATE_NONE;

  if (text == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->day), since == HL_SINCE_DAY);
  hl_text_field_set_fault (self->day, NULL);
  if (since == HL_SINCE_DAY && !hl_date_read (text, &day, &error))
    hl_text_field_set_fault (self->day, error->message);
  else
    hl_office_edit_set_since (self->edit, since, day);
}

/* People have their own days. */
static void
on_part (HlPageOffice *self)
{
  const char *part = gtk_stack_get_visible_child_name (self->parts);

  gtk_widget_set_visible (self->since_bar, g_strcmp0 (part, "staff") != 0);
}

/* To the first field, wherever the cursor was. */
static void
focus_part (HlPageOffice *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->parts), GTK_DIR_TAB_FORWARD);
}

static void
on_show_part (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HlPageOffice *self = HL_PAGE_OFFICE (widget);

  gtk_stack_set_visible_child_name (self->parts, g_variant_get_string (parameter, NULL));
  focus_part (self);
}

static void
hl_page_office_show_round (HlPage      *page,
                           HlWorkspace *workspace,
                           HlSurvey    *survey)
{
  hl_office_edit_load (HL_PAGE_OFFICE (page)->edit, workspace, survey->id);
}

static void
hl_page_office_focus (HlPage *page)
{
  focus_part (HL_PAGE_OFFICE (page));
}

static void
hl_page_office_dispose (GObject *object)
{
  HlPageOffice *self = HL_PAGE_OFFICE (object);

  /* The template would unparent a child that AdwBin still points to. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->edit);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_PAGE_OFFICE);

  G_OBJECT_CLASS (hl_page_office_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "office.part", "s", on_show_part);
  for (guint i = 0; i < G_N_ELEMENTS (part_names); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, "office.part",
                                         "s", part_names[i]);
}

static void
hl_page_office_class_init (HlPageOfficeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_page_office_dispose;
  HL_PAGE_CLASS (klass)->show_round = hl_page_office_show_round;
  HL_PAGE_CLASS (klass)->focus = hl_page_office_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-page-office.ui");
  gtk_widget_class_bind_template_child (widget_class, HlPageOffice, clamp);
  gtk_widget_class_bind_template_child (widget_class, HlPageOffice, parts);
  gtk_widget_class_bind_template_child (widget_class, HlPageOffice, status);
  gtk_widget_class_bind_template_child (widget_class, HlPageOffice, since_bar);
  gtk_widget_class_bind_template_child (widget_class, HlPageOffice, since);
  gtk_widget_class_bind_template_child (widget_class, HlPageOffice, day_box);
  gtk_widget_class_bind_template_callback (widget_class, on_part);
  gtk_widget_class_bind_template_callback (widget_class, update_since);
  add_keys (widget_class);
}

static void
add_part (HlPageOffice *self,
          guint         i,
          const char   *title,
          GtkWidget    *first,
          GtkWidget    *second)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  gtk_box_append (GTK_BOX (box), first);
  if (second != NULL)
    gtk_box_append (GTK_BOX (box), second);
  gtk_stack_add_titled (self->parts, box, part_names[i], title);
}

static GtkWidget *
make_titled (const char *title,
             GtkWidget  *content)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), content);

  return box;
}

static void
hl_page_office_init (HlPageOffice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hl_font_scale_clamp (self->clamp, WIDTH);
  self->edit = hl_office_edit_new ();
  g_signal_connect_object (self->edit, "status", G_CALLBACK (on_status), self, G_CONNECT_SWAPPED);

  add_part (self, 0, _("Name and place"), hl_office_names_new (self->edit), NULL);
  add_part (self, 1, _("Signers, recipients"),
            make_titled (_("Who signs"), hl_office_signers_new (self->edit)),
            make_titled (_("Recipients"), hl_office_recipients_new (self->edit)));
  add_part (self, 2, _("People"), hl_office_staff_new (self->edit), NULL);
  add_part (self, 3, _("Reporting calendar"), hl_office_deadlines_new (self->edit), NULL);

  self->day = HL_TEXT_FIELD (hl_text_field_new (_("First day of the change"), 1));
  hl_text_field_set_hint (self->day, _("dd/mm/yyyy"), DATE_CHARS);
  gtk_widget_set_visible (GTK_WIDGET (self->day), FALSE);
  g_signal_connect_swapped (self->day, "edited", G_CALLBACK (update_since), self);
  gtk_box_append (self->day_box, GTK_WIDGET (self->day));
}
